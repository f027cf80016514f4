import '../ui/hover-card.css';
import { Link } from '@tanstack/react-router';
import { can } from '../access/can.js';
import { useSession } from '../access/session-query.js';
import { useHoverCard } from '../ui/use-hover-card.js';
import { LatePart } from '../ui/late-part.js';

const loadCard = () => import('./person-card.js').then(({ PersonCard }) => PersonCard);

interface Named {
  readonly id: string;
  readonly displayName: string;
}

/** A name that says who that is: its card opens under the pointer, the keyboard or a finger. */
export function PersonName({ person }: { person: Named }) {
  const session = useSession();
  return can(session, 'read', 'Person') ? (
    <ButtonName person={person} />
  ) : (
    <strong>{person.displayName}</strong>
  );
}

function ButtonName({ person }: { person: Named }) {
  const { isOpen, toggle, close, triggerProps, cardProps } = useHoverCard<HTMLButtonElement>();
  return (
    <>
      <button
        type="button"
        className="name-button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={toggle}
        {...triggerProps}
        aria-describedby={undefined}
      >
        {person.displayName}
      </button>
      {isOpen && (
        <span {...cardProps} role="dialog" aria-label={person.displayName}>
          <LatePart load={loadCard} props={{ person, onFollow: close }} />
        </span>
      )}
    </>
  );
}

/** The same where a click should go to the person's page: in lists of people. */
export function PersonLink({ person }: { person: Named }) {
  const { isOpen, close, triggerProps, cardProps } = useHoverCard<HTMLAnchorElement>();
  return (
    <>
      <Link
        className="name-button"
        to="/people/$personId"
        params={{ personId: person.id }}
        {...triggerProps}
        aria-describedby={undefined}
      >
        {person.displayName}
      </Link>
      {isOpen && (
        <span {...cardProps} role="dialog" aria-label={person.displayName}>
          <LatePart load={loadCard} props={{ person, onFollow: close }} />
        </span>
      )}
    </>
  );
}
