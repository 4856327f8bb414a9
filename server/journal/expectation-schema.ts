import { z } from 'zod';
import { VERSIONS } from '../../contracts/interface/model.ts';

/** The calls that are meant, as JSON and YAML say it: a CallPattern without what only a program can say. */
export const patternSchema = z
  .strictObject({
    operation: z.string().describe('`EmployeeService.Absence2_Insert`, or `Absence2_Insert`.'),
    version: z.enum(VERSIONS).exactOptional(),
    username: z.string().exactOptional().describe('Only calls of this login.'),
    with: z
      .record(z.string(), z.json())
      .exactOptional()
      .describe('As much of the arguments as matters; dates and decimals are compared by value.'),
    answer: z
      .union([z.literal('ok'), z.int()])
      .exactOptional()
      .describe('`ok`, or the number of the fault: `1003`.'),
  })
  .meta({ id: 'CallPattern', description: 'The calls that are meant.' });

/** How often they are to be made. */
export const timesSchema = z
  .union([
    z.int().min(0),
    z.strictObject({ atLeast: z.int().min(0).exactOptional(), atMost: z.int().min(0).exactOptional() }),
  ])
  .describe('How often: `2`, or bounds. At least once unless said otherwise.');
