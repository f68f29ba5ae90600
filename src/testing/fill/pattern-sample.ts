/** Text that a regular expression or a LIKE pattern accepts, as CHECK constraints write them. */
import type { Dice } from '../database/dice.js';

/** What is repeated without a limit is repeated this often at most. */
const MANY = 6;

const classes: Readonly<Record<string, string>> = {
  d: '0123456789',
  w: 'abcxyzABC019_',
  s: ' ',
  D: 'a-',
  W: '-.',
  S: 'aB1-',
  alpha: 'abcABC',
  lower: 'abc',
  upper: 'ABC',
  digit: '0123',
  alnum: 'aB1',
  space: ' ',
  punct: '-.',
  xdigit: '09af',
};

/**
 * A text that matches, mostly: look-around and back references are passed over, so the caller has to try it.
 * https://www.postgresql.org/docs/18/functions-matching.html#POSIX-SYNTAX-DETAILS
 */
export function matchingText(pattern: string, dice: Dice): string {
  return new Sampler(pattern.replace(/^\*{3}[=:]/, '').replace(/^\(\?[a-z]+\)/, ''), dice).alternatives();
}

export function likeText(pattern: string, dice: Dice): string {
  return pattern.replaceAll(/\\(.)|%|_/g, (found, escaped: string | undefined) => escaped ?? (found === '%' ? dice.pick(['', 'a', 'xyz']) : 'a'));
}

class Sampler {
  readonly #pattern: string;
  readonly #dice: Dice;
  #at = 0;

  constructor(pattern: string, dice: Dice) {
    this.#pattern = pattern;
    this.#dice = dice;
  }

  alternatives(): string {
    const found = [this.#sequence()];
    while (this.#pattern[this.#at] === '|') {
      this.#at += 1;
      found.push(this.#sequence());
    }
    return this.#dice.pick(found);
  }

  #sequence(): string {
    let text = '';
    while (this.#at < this.#pattern.length && !'|)'.includes(this.#pattern[this.#at] ?? '')) {
      const from = this.#at;
      const once = this.#atom();
      const to = this.#at;
      const count = this.#repeats();
      const after = this.#at;
      if (count === 0) continue;
      text += once;
      for (let more = 1; more < count; more += 1) {
        this.#at = from;
        text += this.#atom();
        this.#at = to;
      }
      this.#at = after;
    }
    return text;
  }

  #atom(): string {
    const first = this.#pattern[this.#at] ?? '';
    this.#at += 1;
    if (first === '^' || first === '$') return '';
    if (first === '.') return this.#dice.pick(['a', '1', 'Z']);
    if (first === '[') return this.#bracket();
    if (first === '(') return this.#group();
    if (first !== '\\') return first;
    const escaped = this.#pattern[this.#at] ?? '';
    this.#at += 1;
    const members = classes[escaped];
    if (members !== undefined) return this.#dice.pick([...members]);
    if ('AZmMyYbB'.includes(escaped)) return '';
    return escaped === 't' ? '\t' : escaped === 'n' ? '\n' : escaped;
  }

  #group(): string {
    const look = /^\?(?:[=!]|<[=!])/.test(this.#pattern.slice(this.#at));
    this.#at += /^\?(?::|[=!]|<[=!])/.exec(this.#pattern.slice(this.#at))?.[0].length ?? 0;
    const text = this.alternatives();
    this.#at += 1;
    return look ? '' : text;
  }

  #bracket(): string {
    const found = /^\^?\]?(?:\[:\w+:\]|\\.|[^\]])*/.exec(this.#pattern.slice(this.#at))?.[0] ?? '';
    this.#at += found.length + 1;
    const negated = found.startsWith('^');
    const members = [...(negated ? found.slice(1) : found).matchAll(/\[:(\w+):\]|\\(.)|([^])-([^])|([^])/g)].flatMap(
      ([, named, escaped, from, to, single]) => {
        if (named !== undefined) return [...(classes[named] ?? '')];
        if (escaped !== undefined) return [...(classes[escaped] ?? escaped)];
        return from !== undefined && to !== undefined ? between(from, to) : [single ?? ''];
      },
    );
    const usable = negated ? [...'aZ0_- '].filter((each) => !members.includes(each)) : members;
    return usable.length === 0 ? '' : this.#dice.pick(usable);
  }

  #repeats(): number {
    const found = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(this.#pattern.slice(this.#at));
    if (found === null) return 1;
    this.#at += found[0].length;
    const [whole, least, comma, most] = found;
    if (least === undefined) {
      if (whole.startsWith('?')) return this.#dice.below(2);
      return this.#dice.below(MANY) + (whole.startsWith('+') ? 1 : 0);
    }
    const low = Number(least);
    if (comma === '') return low;
    const high = most === '' || most === undefined ? low + MANY : Number(most);
    return low + this.#dice.below(Math.min(high - low, MANY) + 1);
  }
}

function between(from: string, to: string): string[] {
  const first = from.codePointAt(0) ?? 0;
  const last = to.codePointAt(0) ?? first;
  const step = Math.max(1, Math.floor((last - first) / 8));
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => String.fromCodePoint(first + index * step));
}
