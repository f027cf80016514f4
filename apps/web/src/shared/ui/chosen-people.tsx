import './people-choice.css';
import type { Person } from '#contracts';
import { useTranslation } from 'react-i18next';

type Props = { people: readonly Person[]; onRemove(person: Person): void };

/** Who was chosen, also when the search shows others by now. */
export function ChosenPeople({ people, onRemove }: Props) {
  const { t } = useTranslation();
  if (people.length === 0) return null;
  return (
    <ul className="chosen" aria-label={t('talk.chosen')}>
      {people.map((person) => (
        <li key={person.id}>
          <button
            type="button"
            aria-label={t('talk.unchoose', { name: person.displayName })}
            onClick={() => onRemove(person)}
          >
            {person.displayName} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
