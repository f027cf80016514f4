import { MAX_EXPERTISE } from '#contracts';

/** The server's bound for one, in UTF-16 code units. */
const MAX_LABEL = 60;

/** One expertise per line, as typed; lines without a letter or a digit say nothing. */
export function expertiseLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
}

export function isExpertiseTooMuch(labels: readonly string[]): boolean {
  return labels.length > MAX_EXPERTISE || labels.some((label) => label.length > MAX_LABEL);
}
