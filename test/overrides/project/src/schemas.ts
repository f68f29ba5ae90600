/** Validators of three libraries, which the settings name. */
import { type } from 'arktype';
import * as v from 'valibot';
import { z } from 'zod';

export const payload = z.object({
  title: z.string(),
  dueAt: z.iso.date().transform((day) => new Date(day)).optional(),
});

export const settings = v.object({ theme: v.optional(v.picklist(['dark', 'light']), 'light') });

export const labels = type('string[]');

export const email = z.email();
