import type { Command } from 'commander';
import { z } from 'zod';
import { configurationShape } from './configuration-shape.ts';

/** Where the schema is, from the root of the package. */
export const CONFIGURATION_SCHEMA_FILE = 'nmbrs-mock.schema.json';

type Schema = Record<string, unknown>;

/** The JSON Schema of nmbrs-mock.config.json, for editors: each setting with the words of its option. */
export function configurationSchemaText(program: Command): string {
  const schema = z.toJSONSchema(configurationShape, {
    target: 'draft-7',
    override: ({ jsonSchema }) => {
      // Those of a safe integer; the options have the real ones.
      delete jsonSchema.minimum;
      delete jsonSchema.maximum;
    },
  });
  for (const command of program.commands) {
    const section = (schema.properties as Schema)[command.name()] as Schema | undefined;
    if (!section) continue;
    section.description = command.description();
    for (const [name, setting] of Object.entries(section.properties as Record<string, Schema>))
      setting.description = wordsFor(command, name);
  }
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** What the help of a command, or of one below it, says of an option or an argument; undefined where there is none. */
function wordsFor(command: Command, name: string): string | undefined {
  const option = command.options.find((one) => one.attributeName() === name);
  if (option) return `${option.flags}: ${option.description}`;
  const argument = command.registeredArguments.find((one) => one.name() === name);
  if (argument) return argument.description;
  return command.commands.map((below) => wordsFor(below, name)).find((words) => words !== undefined);
}
