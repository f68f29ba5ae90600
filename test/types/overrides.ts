/** Branded types and validators are typed exactly, and only the right values go where they are asked. */
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { type } from 'arktype';
import * as v from 'valibot';
import { z } from 'zod';
import {
  codecs as t,
  defineQuery,
  type Brand,
  type Codec,
  type NoColumns,
  type Queryable,
  type SchemaInput,
  type SchemaOutput,
  type StandardSchema,
} from '../../src/runtime/index.js';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function same<A, B>(isSame: Equal<A, B>): void;

type TaskId = Brand<string, 'TaskId'>;
type WorkspaceId = Brand<string, 'WorkspaceId'>;
const taskId = t.brand('TaskId', t.uuid);
const workspaceId = t.brand('WorkspaceId', t.uuid);

same<ReturnType<typeof taskId>, TaskId>(true);
same<typeof taskId.codec, Codec<TaskId>>(true);

declare const db: Queryable;
const get = defineQuery<{ id: TaskId }, { id: TaskId; workspaceId: WorkspaceId | null }>({
  name: 'Get',
  readOnly: true,
  sql: 'select 1',
  params: { id: taskId.codec },
  columns: { id: ['id', taskId.codec], workspaceId: ['workspace_id', t.nullable(workspaceId.codec)] },
});
void get.one(db, { id: taskId('x') });
// @ts-expect-error a string is no TaskId
void get.one(db, { id: 'x' });
// @ts-expect-error a WorkspaceId is no TaskId
void get.one(db, { id: workspaceId('x') });
// A TaskId is a string all the same.
export const text: string = taskId('x');
// @ts-expect-error the constructor takes what the type of the column holds
taskId(7);

defineQuery<{ id: TaskId }, NoColumns>({
  name: 'Get',
  readOnly: true,
  sql: 'select 1',
  // @ts-expect-error a codec of another brand
  params: { id: workspaceId.codec },
  columns: {},
});
defineQuery<{ id: TaskId }, NoColumns>({
  name: 'Get',
  readOnly: true,
  sql: 'select 1',
  // @ts-expect-error a codec without the brand
  params: { id: t.uuid },
  columns: {},
});

const zodSchema = z.object({ at: z.iso.date().transform((day) => new Date(day)), tags: z.array(z.string()).default([]) });
const valibotSchema = v.object({ at: v.pipe(v.string(), v.transform((day) => new Date(day))) });
const arktypeSchema = type({ at: 'string.date.parse' });

same<SchemaInput<typeof zodSchema>, { at: string; tags?: string[] | undefined }>(true);
same<SchemaOutput<typeof zodSchema>, { at: Date; tags: string[] }>(true);
same<SchemaInput<typeof valibotSchema>, { at: string }>(true);
same<SchemaOutput<typeof valibotSchema>, { at: Date }>(true);
same<SchemaInput<typeof arktypeSchema>, { at: string }>(true);
same<SchemaOutput<typeof arktypeSchema>, { at: Date }>(true);
same<SchemaInput<typeof zodSchema>, StandardSchemaV1.InferInput<typeof zodSchema>>(true);
same<SchemaOutput<typeof zodSchema>, StandardSchemaV1.InferOutput<typeof zodSchema>>(true);

// The interface of the package is the one that is declared here, in both directions.
declare const theirs: StandardSchemaV1<string, Date>;
declare const ours: StandardSchema<string, Date>;
export const taken: StandardSchema<string, Date> = theirs;
export const given: StandardSchemaV1<string, Date> = ours;

same<ReturnType<typeof t.schemaOutput<unknown, typeof zodSchema>>, Codec<{ at: Date; tags: string[] }>>(true);
same<ReturnType<typeof t.schemaInput<unknown, typeof zodSchema>>, Codec<{ at: string; tags?: string[] | undefined }>>(true);

export const query = defineQuery<{ payload: SchemaInput<typeof zodSchema> }, { payload: SchemaOutput<typeof zodSchema> }>({
  name: 'Put',
  readOnly: false,
  sql: 'select 1',
  params: { payload: t.schemaInput(t.jsonb, zodSchema) },
  columns: { payload: ['payload', t.schemaOutput(t.jsonb, zodSchema)] },
});
void query.one(db, { payload: { at: '2024-02-29' } });
// @ts-expect-error the input of the schema, not its output
void query.one(db, { payload: { at: new Date() } });

// @ts-expect-error no validator
t.schemaOutput(t.jsonb, { parse: () => ({}) });
