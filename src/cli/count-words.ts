/** Numbers with their noun, as people write them. */

/** @example countWords(1, 'query', 'queries') // "1 query" */
export function countWords(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Milliseconds below one second, else seconds with one digit. */
export function durationWords(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
