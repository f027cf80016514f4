import './markdown-text.css';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import Markdown, { type Components } from 'react-markdown';
import { Acronym } from '../../../shared/acronyms/acronym.js';
import { markAcronyms } from '../../../shared/acronyms/mark-acronyms.js';
import { useAcronyms } from '../../../shared/acronyms/use-acronyms.js';
import { useDialect } from './use-dialect.js';

/**
 * A message's Markdown as elements. No HTML of the author's reaches the page: the library drops it and refuses
 * addresses with a protocol that can run script. A picture is only named: loading it would tell another server.
 */
const COMPONENTS: Components = {
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  ),
  img: ({ alt }) => <ImageName name={alt ?? ''} />,
  input: ({ checked }) => <span>{checked ? '☑' : '☐'} </span>,
  abbr: ({ children }) => (typeof children === 'string' ? <Acronym term={children} /> : children),
  h1: ({ children }) => <p className="md-heading">{children}</p>,
  h2: ({ children }) => <p className="md-heading">{children}</p>,
  h3: ({ children }) => <p className="md-heading">{children}</p>,
  h4: ({ children }) => <p className="md-heading">{children}</p>,
  h5: ({ children }) => <p className="md-heading">{children}</p>,
  h6: ({ children }) => <p className="md-heading">{children}</p>,
};

export const MarkdownText = memo(function MarkdownText({ source }: { source: string }) {
  const plugins = useDialect(source);
  const acronyms = useAcronyms(source);
  const explained = useMemo(() => (acronyms ? [markAcronyms(acronyms)] : []), [acronyms]);
  return (
    <div className="md">
      <Markdown remarkPlugins={plugins} rehypePlugins={explained} components={COMPONENTS}>
        {source}
      </Markdown>
    </div>
  );
});

function ImageName({ name }: { name: string }) {
  const { t } = useTranslation();
  return <em>[{t('messages.image', { name })}]</em>;
}
