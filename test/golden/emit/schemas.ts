/** Validators that the case `overrides` imports, written by hand so that nothing has to be installed. */

interface Payload {
  readonly title: string;
}

export const taskPayload = {
  '~standard': {
    version: 1,
    vendor: 'rowtype',
    validate: (value: unknown): { value: Payload } | { issues: { message: string }[] } =>
      typeof value === 'object' && value !== null && 'title' in value && typeof value.title === 'string'
        ? { value: { title: value.title } }
        : { issues: [{ message: 'no title' }] },
    types: undefined as unknown as { input: { readonly title: string; readonly note?: string }; output: Payload },
  },
} as const;

export const taskStatus = {
  '~standard': {
    version: 1,
    vendor: 'rowtype',
    validate: (value: unknown): { value: 'pending' } | { issues: { message: string }[] } =>
      value === 'pending' ? { value } : { issues: [{ message: 'not pending' }] },
    types: undefined as unknown as { input: 'pending'; output: 'pending' },
  },
} as const;
