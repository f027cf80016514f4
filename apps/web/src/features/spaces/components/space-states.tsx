import type { SpaceItem } from '#contracts';
import { dayOnly } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { useSpaceTexts } from './use-space-texts.js';

/** The caller's place in a space and what is unusual about it. */
export function SpaceStates({ space }: { space: SpaceItem }) {
  const t = useSpaceTexts();
  const language = useLanguage();
  const { role, requested, orphan, archivedAt } = space;
  return (
    <>
      {role !== null && (
        <span className="space-state own">{t(role === 'animator' ? 'isAnimated' : 'isMine')}</span>
      )}
      {role === null && requested && <span className="space-state own">{t('isWaiting')}</span>}
      {orphan && <span className="space-state">{t('isOrphan')}</span>}
      {archivedAt !== null && (
        <span className="space-state">{t('archivedSince', { date: dayOnly(language, archivedAt) })}</span>
      )}
    </>
  );
}
