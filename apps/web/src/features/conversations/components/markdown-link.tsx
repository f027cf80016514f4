import type { Everybody } from '#contracts';
import { useRouter } from '@tanstack/react-router';
import { use, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../shared/access/session-query.js';
import { PersonName } from '../../../shared/person/person-name.js';
import { CopyBlocked } from './copy-blocked.js';
import { CopyButton } from './copy-button.js';
import { linkTarget } from './link-target.js';

/** A link of a message: somebody's name, a place inside, or an address outside, which is only text here. */
export function MarkdownLink({ href, children }: { href: string | undefined; children: ReactNode }) {
  const target = linkTarget(href ?? '', window.location.origin);
  if (target === null) return children;
  switch (target.kind) {
    case 'person':
      return <Mention personId={target.personId}>{children}</Mention>;
    case 'all':
      return <MentionOfAll who={target.who} />;
    case 'inside':
      return (
        <InsideLink href={target.href} isMessage={target.isMessage}>
          {children}
        </InsideLink>
      );
    case 'outside':
      return <Outside address={target.address}>{children}</Outside>;
  }
}

function Mention({ personId, children }: { personId: string; children: ReactNode }) {
  const { person } = useSession();
  const name = textOf(children).replace(/^@/, '');
  return (
    <span className="mention" data-own={personId === person.id || undefined}>
      @<PersonName person={{ id: personId, displayName: name }} />
    </span>
  );
}

function MentionOfAll({ who }: { who: Everybody }) {
  const { t } = useTranslation();
  return (
    <span className="mention" data-own>
      {t(`messages.everybody.${who}`)}
    </span>
  );
}

function InsideLink({
  href,
  isMessage,
  children,
}: {
  href: string;
  isMessage: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation('messages');
  const router = useRouter();
  // A bare address of a message says nothing to anybody: words stand in its place.
  const isBare = textOf(children).includes(href);

  function follow(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void router.navigate({ href });
  }

  return (
    <a href={href} className={isMessage ? 'message-link' : undefined} onClick={follow}>
      {isMessage && isBare ? t('text.messageLink') : children}
    </a>
  );
}

function Outside({ address, children }: { address: string; children: ReactNode }) {
  const { t } = useTranslation('messages');
  const isCopyBlocked = use(CopyBlocked);
  // What the words say may be another address than where they lead.
  const isBare = address.endsWith(textOf(children));
  return (
    <span className="outside" title={t('text.outside')}>
      {isBare ? <bdi>{address}</bdi> : children}
      {!isBare && (
        <>
          {' '}
          (<bdi>{address}</bdi>)
        </>
      )}
      {!isCopyBlocked && <CopyButton name={t('text.copyAddress', { address })} text={() => address} />}
    </span>
  );
}

function textOf(children: ReactNode): string {
  if (typeof children === 'string') return children;
  return Array.isArray(children) ? children.map((child: ReactNode) => textOf(child)).join('') : '';
}
