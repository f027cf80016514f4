import { useTranslation } from 'react-i18next';
import { placeKey, type Place } from '../api/place.js';
import { typists } from '../api/typing.js';
import { useStore } from '../api/use-store.js';

/** Who writes there at this moment. It keeps its height: the talk above does not jump. */
export function TypingLine({ place }: { place: Place }) {
  const { t } = useTranslation('messages');
  const [first, second, ...more] = useStore(typists, placeKey(place));
  return (
    <p className="typing" role="status">
      {first && (
        <bdi>
          {!second
            ? t('typing.one', { name: first.displayName })
            : more.length === 0
              ? t('typing.two', { name: first.displayName, other: second.displayName })
              : t('typing.many', { name: first.displayName, count: more.length + 1 })}
        </bdi>
      )}
    </p>
  );
}
