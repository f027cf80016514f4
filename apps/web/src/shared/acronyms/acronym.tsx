import '../ui/hover-card.css';
import './acronym.css';
import { useHoverCard } from '../ui/use-hover-card.js';
import { LatePart } from '../ui/late-part.js';

const loadCard = () => import('./acronym-card.js').then(({ AcronymCard }) => AcronymCard);

/** A term that explains itself under the pointer, the keyboard or a finger. */
export function Acronym({ term }: { term: string }) {
  const { isOpen, toggle, close, triggerProps, cardProps } = useHoverCard<HTMLButtonElement>();
  return (
    <>
      <button
        type="button"
        className="acronym"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={toggle}
        {...triggerProps}
      >
        {term}
      </button>
      {isOpen && (
        <span {...cardProps} role="dialog" aria-label={term}>
          <LatePart load={loadCard} props={{ term, onFollow: close }} />
        </span>
      )}
    </>
  );
}
