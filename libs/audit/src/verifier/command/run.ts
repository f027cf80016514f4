import { UnreadableFile } from '../directory/read-file.js';
import { EXIT, type ExitCode } from '../report/exit-code.js';
import { reportText, type Report } from '../report/report.js';
import { visible, visibleJson } from '../report/visible.js';
import { cosign } from './cosign.js';
import { keygenAuditor } from './keygen-auditor.js';
import { keygenWitness } from './keygen-witness.js';
import { parseArguments, type Command } from './parse-arguments.js';
import { TreeError } from '../../tree/tree-error.js';
import { USAGE, UsageError } from './usage.js';
import { verifyDirectory } from './verify-directory.js';
import { verifyProof } from './verify-proof.js';

/** Runs one command line: the result on stdout, all else on stderr. @returns the exit code. */
export function run(args: readonly string[], out: NodeJS.WriteStream, err: NodeJS.WriteStream): ExitCode {
  try {
    const command = parseArguments(args);
    if (command.name === 'help') {
      out.write(USAGE);
      return EXIT.whole;
    }
    if (command.name === 'keygen') {
      out.write(`${keygenWitness(command.witness, command.out)}\n`);
      return EXIT.whole;
    }
    if (command.name === 'keygen-auditor') {
      out.write(`${keygenAuditor(command.out)}\n`);
      return EXIT.whole;
    }
    const result = resultOf(command, err);
    out.write(command.isJson ? `${visibleJson(result)}\n` : reportText(result));
    return result.exitCode;
  } catch (error) {
    if (!isExpected(error)) throw error;
    err.write(`${visible(error.message)}\n${error instanceof UsageError ? `\n${USAGE}` : ''}`);
    return EXIT.usage;
  }
}

function resultOf(command: Extract<Command, { isJson: boolean }>, err: NodeJS.WriteStream): Report {
  if (command.name === 'verify') return verifyDirectory(command, err);
  if (command.name === 'proof') return verifyProof(command.path, command.logKeys);
  return cosign(command, new Date());
}

/** Wrong use, or a file that is not there or cannot be written. */
function isExpected(error: unknown): error is Error {
  return (
    error instanceof UsageError ||
    error instanceof TreeError ||
    error instanceof UnreadableFile ||
    (error instanceof Error && 'syscall' in error)
  );
}
