import { z } from 'zod';
import { bytes, guid, text } from '../notation.ts';
import { recorded } from './common.ts';

const file = { ...recorded, name: text(), content: bytes() };

/** A document about an employee. */
export const documentSchema = z.strictObject({ ...file, documentType: guid() });

export const companyFileSchema = z.strictObject({ ...file, folder: text().nullable() });
