/** Parse and Describe over `pg`, which has no public call for it: no statement is run. */
import type { Client, Connection, Submittable } from 'pg';
import type { DescribedColumn } from '../model.js';

export interface StatementTypes {
  readonly paramTypes: readonly number[];
  readonly columns: readonly DescribedColumn[];
}

/** Rejects with the server's error when it refuses the statement. */
export function describeStatement(client: Client, sql: string): Promise<StatementTypes> {
  return new Promise((resolve, reject) => {
    client.query(new Describe(sql, resolve, reject));
  });
}

interface RowDescription {
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
}

/** What pg's client calls while the statement is the active one. */
class Describe implements Submittable {
  readonly #sql: string;
  readonly #resolve: (types: StatementTypes) => void;
  readonly #reject: (error: Error) => void;
  #paramTypes: readonly number[] = [];
  #columns: readonly DescribedColumn[] = [];
  #failed = false;
  #forget: () => void = () => undefined;

  constructor(sql: string, resolve: (types: StatementTypes) => void, reject: (error: Error) => void) {
    this.#sql = sql;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  submit(connection: Connection): void {
    const keep = (message: { readonly dataTypeIDs: readonly number[] }): void => {
      this.#paramTypes = message.dataTypeIDs;
    };
    connection.on('parameterDescription', keep);
    this.#forget = () => connection.off('parameterDescription', keep);
    connection.parse({ name: '', text: this.#sql, types: [] }, true);
    connection.describe({ type: 'S', name: '' }, true);
    connection.sync();
  }

  handleRowDescription({ fields }: RowDescription): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({ name, typeOid: dataTypeID }));
  }

  handleError(error: Error): void {
    this.#failed = true;
    this.#forget();
    this.#reject(error);
  }

  handleReadyForQuery(): void {
    this.#forget();
    if (!this.#failed) this.#resolve({ paramTypes: this.#paramTypes, columns: this.#columns });
  }
}
