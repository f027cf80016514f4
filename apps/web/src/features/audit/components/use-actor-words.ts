import type { AuditRecord } from '#contracts';
import { useTranslation } from 'react-i18next';

/** Who acted, in words: also where nobody is named any more, and where nobody ever was. */
export function useActorWords(): (record: Pick<AuditRecord, 'actor' | 'erased' | 'source'>) => string {
  const { t } = useTranslation('audit');
  return ({ actor, erased, source }) => {
    if (actor) return actor.displayName ?? t('list.gone');
    if (erased) return t('list.erased');
    return source === null ? t('list.system') : `${t('list.unknown')} · ${source}`;
  };
}
