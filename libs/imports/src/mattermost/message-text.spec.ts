import { describe, expect, it } from '@jest/globals';
import { messageText, type TextSource } from './message-text.js';

const JEANNE = { id: '018f0000-0000-7000-8000-000000000001', displayName: 'Jeanne [chef] Morel' };
const LINK = `[@Jeanne \\[chef\\] Morel](ruche:person/${JEANNE.id})`;

const text = (message: string, rest: Partial<TextSource> = {}) =>
  messageText({
    message,
    extra: '',
    attachments: [],
    authorText: null,
    personOf: (name) => (name === 'jeanne' || name === 'j.morel' ? JEANNE : null),
    ...rest,
  });
const body = (message: string, rest: Partial<TextSource> = {}) =>
  (text(message, rest) as { body: string }).body;

describe('the text of an imported message', () => {
  it.each([
    ['a mention', 'Bonjour @jeanne', `Bonjour ${LINK}`],
    ['capitals', '@Jeanne !', `${LINK} !`],
    ['the end of a sentence', 'Vois @jeanne. Merci @j.morel.', `Vois ${LINK}. Merci ${LINK}.`],
    ['brackets around it', '(@jeanne)', `(${LINK})`],
    ['somebody who is not here', '@inconnu et @jeannette', '@inconnu et @jeannette'],
    ['an address', 'x@jeanne a.b@jeanne', 'x@jeanne a.b@jeanne'],
    ['code', '`@jeanne` @jeanne `a`', `\`@jeanne\` ${LINK} \`a\``],
    ['fenced code', '```\n@jeanne\n```\n@jeanne', `\`\`\`\n@jeanne\n\`\`\`\n${LINK}`],
    ['everybody', '@all @channel @here', '@all @channel @here'],
    ['Markdown', '| a | b |\n|---|---|\n| **c** | _d_ |', '| a | b |\n|---|---|\n| **c** | _d_ |'],
  ])('with %s', (_, message, expected) => {
    expect(text(message)).toEqual({ body: expected, codes: [] });
  });

  it('names the author in front when nobody here stands for him', () => {
    expect(text('Oui', { authorText: 'Jan *Kolář*' })).toEqual({
      body: '**Jan \\*Kolář\\***\n\nOui',
      codes: ['AUTHOR_AS_TEXT'],
    });
  });

  it('names files that do not come along', () => {
    expect(text('', { attachments: ['20240101/essai `x`.pdf', '..\\secret.txt'] })).toEqual({
      body: '📎 `essai x .pdf`\n📎 `secret.txt`',
      codes: ['ATTACHMENTS_LEFT_OUT'],
    });
  });

  it('keeps what a program wrote beside it', () => {
    expect(body('', { extra: 'Build 7 passed' })).toBe('Build 7 passed');
  });

  it('replaces what cannot be stored, and says so', () => {
    expect(text('a\u0000b\ud800')).toEqual({ body: 'a\ufffdb\ufffd', codes: ['TEXT_CLEANED'] });
  });

  it('keeps right-to-left marks: the screen shows them as text', () => {
    expect(body('a\u202eb')).toBe('a\u202eb');
  });

  it('is refused when there is none, or too much', () => {
    expect(text(' \n ')).toEqual({ refused: 'TEXT_EMPTY' });
    expect(text('x'.repeat(20_000))).toMatchObject({ codes: [] });
    expect(text('x'.repeat(20_001))).toEqual({ refused: 'TEXT_TOO_LONG' });
  });

  it.each([
    ['ticks', '`'.repeat(20_000)],
    ['at signs', '@'.repeat(20_000)],
    ['names with full stops', `@${'a.'.repeat(9_000)}`],
    ['mentions', '@jeannette '.repeat(1_800)],
  ])('with 20,000 %s takes little time', (_, message) => {
    const started = performance.now();
    text(message);
    expect(performance.now() - started).toBeLessThan(100);
  });
});
