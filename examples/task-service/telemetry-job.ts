/** Reports now and then what tasks have done. */
import type { Queryable } from 'rowtype';
import { collectTaskEvents, type TaskEvent } from 'rowtype/tasks';

export interface TelemetryOptions {
  /** From the end of one round to the beginning of the next. */
  readonly everyMs: number;
  /** How far back a round looks: twice `everyMs` or more, so that nothing falls between two rounds. */
  readonly windowMs: number;
  report(event: TaskEvent): void | Promise<void>;
  onError(error: unknown): void;
}

/** Starts at once, never runs two rounds at a time, and goes on after one that failed. */
export function startTelemetryJob(db: Queryable, { everyMs, windowMs, report, onError }: TelemetryOptions): { stop(): Promise<void> } {
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const round = async (): Promise<void> => {
    const now = new Date();
    try {
      for await (const event of collectTaskEvents(db, { now, createdAfter: new Date(now.getTime() - windowMs) })) {
        if (isStopped) return;
        await report(event);
      }
    } catch (error) {
      onError(error);
    }
    if (!isStopped) timer = setTimeout(() => (running = round()), everyMs);
  };
  let running = round();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
