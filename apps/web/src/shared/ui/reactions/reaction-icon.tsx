import type { Reaction } from '#contracts';
import { DRAWINGS } from './drawings.js';

/** The drawing of a reaction; its name stands beside it, for the eye or for the ear. */
export function ReactionIcon({ reaction }: { reaction: Reaction }) {
  const { fill, lines } = DRAWINGS[reaction];
  return (
    <svg
      className="reaction-icon"
      viewBox="0 0 20 20"
      width="18"
      height="18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={fill} fill="currentColor" fillOpacity="0.18" />
      {lines !== '' && <path d={lines} />}
    </svg>
  );
}
