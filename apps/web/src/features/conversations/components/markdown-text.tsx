import './markdown-text.css';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import Markdown, { type Components } from 'react-markdown';
import { Acronym } from '../../../shared/acronyms/acronym.js';
import { markAcronyms } from '../../../shared/acronyms/mark-acronyms.js';
import { useAcronyms } from '../../../shared/acronyms/use-acronyms.js';
import { visibleText } from '../../../shared/ui/hidden-characters.js';
import { markHidden } from './mark-hidden.js';
import { CodeBlock, HiddenCharacter, ImageName, Table, TaskBox } from './markdown-blocks.js';
import { isWorthParsing } from './markdown-cost.js';
import { MarkdownLink } from './markdown-link.js';
import { useDialect } from './use-dialect.js';

/**
 * A message's Markdown as elements. No HTML of the author's reaches the page: the library drops it, and addresses are
 * judged by link-target.ts. A picture is only named: loading it would tell another server.
 */
const COMPONENTS: Components = {
  a: ({ href, children }) => <MarkdownLink href={href}>{children}</MarkdownLink>,
  img: ({ alt }) => <ImageName name={alt ?? ''} />,
  input: ({ checked }) => <TaskBox isChecked={checked === true} />,
  abbr: ({ children }) => (typeof children === 'string' ? <Acronym term={children} /> : children),
  mark: ({ children }) =>
    typeof children === 'string' ? <HiddenCharacter character={children} /> : children,
  pre: ({ children }) => <CodeBlock>{children}</CodeBlock>,
  table: ({ children }) => <Table>{children}</Table>,
  h1: ({ children }) => <p className="md-heading">{children}</p>,
  h2: ({ children }) => <p className="md-heading">{children}</p>,
  h3: ({ children }) => <p className="md-heading">{children}</p>,
  h4: ({ children }) => <p className="md-heading">{children}</p>,
  h5: ({ children }) => <p className="md-heading">{children}</p>,
  h6: ({ children }) => <p className="md-heading">{children}</p>,
};

type Props = { source: string };

export const MarkdownText = memo(function MarkdownText({ source }: Props) {
  const isParsed = useMemo(() => isWorthParsing(source), [source]);
  return isParsed ? <Parsed source={source} /> : <Plain source={source} />;
});

function Parsed({ source }: Props) {
  const plugins = useDialect(source);
  const acronyms = useAcronyms(source);
  const elements = useMemo(() => [markHidden, ...(acronyms ? [markAcronyms(acronyms)] : [])], [acronyms]);
  return (
    <div className="md">
      <Markdown
        remarkPlugins={plugins}
        rehypePlugins={elements}
        components={COMPONENTS}
        // Judged where they are drawn.
        urlTransform={(href) => href}
      >
        {source}
      </Markdown>
    </div>
  );
}

function Plain({ source }: Props) {
  const { t } = useTranslation('messages');
  return (
    <div className="md">
      <p className="md-plain">{visibleText(source)}</p>
      <p className="md-note">{t('text.plain')}</p>
    </div>
  );
}
