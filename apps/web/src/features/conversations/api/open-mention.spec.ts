import { describe, expect, it } from '@jest/globals';
import { collapseMentions, mentionLink } from './mention-source.js';
import { openMention } from './open-mention.js';

const at = (text: string, caret = text.length) => openMention(collapseMentions(text), caret);

describe('the mention that is being typed', () => {
  it('begins with the sign and ends at the caret', () => {
    expect(at('@')).toEqual({ from: 0, query: '' });
    expect(at('Bonjour @Jea')).toEqual({ from: 8, query: 'Jea' });
    expect(at('(@Jean Du')).toEqual({ from: 1, query: 'Jean Du' });
    expect(at('@Jean et la suite', 3)).toEqual({ from: 0, query: 'Je' });
    expect(at('l’équipe\n@Zoé')).toEqual({ from: 9, query: 'Zoé' });
  });

  it.each([
    'jean@example.org',
    'rien',
    '@ vide',
    '@Jean\nDupont',
    '@Jean, ',
    '@un deux trois quatre cinq',
    `@${'a'.repeat(41)}`,
  ])('is none in %j', (text) => {
    expect(at(text)).toBeNull();
  });

  it('is none inside a mention that is complete', () => {
    const source = mentionLink('Jean Dupont', 'person/0190f3a2-7c00-7000-8000-000000000001');
    expect(at(source, 5)).toBeNull();
  });
});
