import './avatar.css';
import { initials } from './initials.js';

/** A decoration: the name always stands beside it. */
export function Avatar({ name }: { name: string }) {
  return (
    <span className="avatar" aria-hidden="true">
      {initials(name)}
    </span>
  );
}
