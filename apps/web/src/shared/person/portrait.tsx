import './portrait.css';
import { useState } from 'react';
import { Avatar } from '../ui/avatar.js';

interface Shown {
  readonly id: string;
  readonly displayName: string;
  readonly hasPhoto: boolean;
}

/** A decoration like the initials: the name always stands beside it. */
export function Portrait({ person, size = 'small' }: { person: Shown; size?: 'small' | 'large' }) {
  const [failed, setFailed] = useState(false);
  return (
    <span className="portrait" data-size={size}>
      {person.hasPhoto && !failed ? (
        <img
          src={`/api/v1/people/${person.id}/photo`}
          alt=""
          loading="lazy"
          decoding="async"
          onError={() => setFailed(true)}
        />
      ) : (
        <Avatar name={person.displayName} />
      )}
    </span>
  );
}
