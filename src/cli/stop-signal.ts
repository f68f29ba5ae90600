/** Turns Ctrl+C and a polite kill into an AbortSignal; the second time the process ends at once. */
export function createStopSignal(process: NodeJS.Process): () => AbortSignal {
  let controller: AbortController | null = null;
  return () => {
    if (controller === null) {
      const created = new AbortController();
      controller = created;
      for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => created.abort());
    }
    return controller.signal;
  };
}
