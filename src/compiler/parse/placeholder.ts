/** What stands for a value, or for columns, in a statement as typed. */

export type Placeholder = NumberedPlaceholder | NamedPlaceholder | EmbedPlaceholder | LiteralPlaceholder;

export interface Span {
  /** Offsets in the file of what is replaced. */
  readonly start: number;
  readonly end: number;
  /** Offset where the author wrote the parameter; for messages. */
  readonly offset: number;
}

/** `$n` */
export interface NumberedPlaceholder extends Span {
  readonly kind: 'numbered';
  readonly number: number;
}

export interface NamedPlaceholder extends Span {
  /** `nslice`: a list in which NULL may stand. */
  readonly kind: 'arg' | 'narg' | 'slice' | 'nslice';
  readonly name: string;
  /** For a slice that is an `IN` list: what stands before and after `$n`. */
  readonly wrap: readonly [string, string];
}

export interface EmbedPlaceholder extends Span {
  readonly kind: 'embed';
  /** The table as written, for `table.*`. */
  readonly reference: string;
}

/** Text that PostgreSQL gets otherwise than it was typed. */
export interface LiteralPlaceholder extends Span {
  readonly kind: 'literal';
  readonly text: string;
}

/** A macro that cannot be read. */
export interface MacroMistake {
  readonly message: string;
  readonly offset: number;
  readonly help: string;
}

/** What is found at a place: `tokens` tells how many code tokens it takes. */
export type Found =
  | { readonly placeholder: Placeholder; readonly tokens: number }
  | { readonly mistake: MacroMistake; readonly tokens: number };

/** For a parameter that is `$n` and nothing around it. */
export const noWrap: readonly [string, string] = ['', ''];
