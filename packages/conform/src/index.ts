export { type ListedRule, listRules } from './catalogue/rules.js'
export { type Encoding, type Trace, trace } from './catalogue/trace.js'
export { type Baseline, BaselineBuilder, formatBaseline, type KnownDataFinding, type KnownFinding, parseBaseline } from './check/baseline.js'
export { check, checkDataset } from './check/check.js'
export { checkText, type TextOptions } from './check/check-text.js'
export { type Detected, detect } from './check/detect.js'
export { shownLimit } from './check/messages.js'
export type { CheckOptions } from './check/options.js'
export { exitCode, type FailOptions } from './check/report.js'
export { type Checked, type Engine, type EngineOptions, engine } from './engine/engine.js'
export { type Hop, type Migrated, type MigrateOptions, type Migration, migrator } from './migrate/migrate.js'
export { routesTo } from './migrate/route.js'
export type { Loss, MigrationStep } from './migrate/steps.js'
export { UnknownError } from './model/editions.js'
export type {
  DataSetReport,
  DeviatingPlace,
  Deviation,
  FileReport,
  Finding,
  RecordIdentity,
  Report,
  ReportedFinding,
  RuleSelection,
  Verdict,
  Waiver,
} from './model/finding.js'
export type { Context, ElementRule, Problem, Rule, Severity, Text } from './model/rule.js'
export { version } from './model/version.js'
export type { Format } from './read/format.js'
export { github } from './reporters/github.js'
export { gitlab } from './reporters/gitlab.js'
export { html } from './reporters/html.js'
export { junit } from './reporters/junit.js'
export { markdown } from './reporters/markdown.js'
export { sarif } from './reporters/sarif.js'
export { text } from './reporters/text.js'
