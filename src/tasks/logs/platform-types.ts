/**
 * Types of the platform, as the caller's own settings define them (`lib.dom`, `@types/node`). Who has neither can still
 * type-check what imports this package, and sees `unknown`.
 */

/** `URL` */
export type PlatformUrl = typeof globalThis extends { readonly URL: { readonly prototype: infer Url } } ? Url : unknown;

/** `AbortSignal` */
export type PlatformAbortSignal = typeof globalThis extends { readonly AbortSignal: { readonly prototype: infer Signal } } ? Signal : unknown;
