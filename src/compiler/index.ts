/** Door of the compiler: SQL files in, verdicts and TypeScript out. */
export { diagnosticCodes, type DiagnosticCode } from './diagnostics/codes.js';
export { isVetCode, vetCodes, type VetCode } from './diagnostics/vet-codes.js';
export { verifyCodes, type VerifyCode } from './diagnostics/verify-codes.js';
export type { Diagnostic } from './diagnostics/diagnostic.js';
export { diagnosticPosition, renderDiagnostic } from './diagnostics/render.js';
export { rowWords } from './emit/row-words.js';
export { typescriptType } from './emit/typescript-type.js';
export { documentProject, type ProjectDocument } from './document-project.js';
export { generate, generateWith, type GeneratedFile, type GenerateOptions, type GenerateResult } from './generate.js';
export {
  inspect,
  type InspectedColumn,
  type InspectedError,
  type InspectedParam,
  type InspectedQuery,
  type Inspection,
} from './inspect.js';
export type {
  Command,
  Compilation,
  CompositeField,
  EnumType,
  ScalarCodec,
  SolvedColumn,
  SolvedParam,
  SolvedQuery,
  SolvedRows,
  SourceFile,
  TypeShape,
} from './model.js';
export { openCompiler, type Compiler, type CompileInput, type CompilerOptions } from './open-compiler.js';
export { GitError, openGitFiles, type GitFiles } from './read/git-files.js';
export { ScratchDatabaseError } from './analyse/scratch-database.js';
export type { Override, OverrideForm, Overrides } from './override/overrides.js';
export { compileProject, compileWith, compilerOptions, type ProjectCompilation, type ProjectOptions } from './project.js';
export { verify, type VerifyOptions, type VerifyResult } from './verify.js';
export { verifyAgainst, type DeployOrder, type VerifyAgainstOptions, type VerifyAgainstResult } from './verify-against.js';
export type { Difference } from './verify/difference.js';
export { vet, type VetOptions, type VetResult } from './vet.js';
export type { Finding } from './vet/vet-query.js';
