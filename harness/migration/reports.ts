import type { Migration } from '../../contracts/control/migration.ts';
import { migrationJunit } from './migration-junit.ts';
import { migrationMarkdown } from './migration-markdown.ts';

/** The reports that can be written of a migration, by name. */
export const MIGRATION_REPORTS = {
  markdown: migrationMarkdown,
  junit: migrationJunit,
} as const satisfies Record<string, (migration: Migration, title: string) => string>;

export type MigrationReportName = keyof typeof MIGRATION_REPORTS;
