const DRAWINGS = {
  important: 'M10 3.5v8M10 15.5v.1',
  urgent: 'M10 2.8l8 14H2zM10 8v4M10 14.3v.1',
  pinned: 'M7 3h6l-1 5 3 3H5l3-3zM10 11v6',
  saved: 'M5.5 3h9v14L10 13.5 5.5 17z',
} as const;

/** A small drawing with its word: never the colour alone. */
export function Mark({ kind, text }: { kind: keyof typeof DRAWINGS; text: string }) {
  return (
    <span className="mark" data-kind={kind}>
      <svg
        viewBox="0 0 20 20"
        width="13"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path d={DRAWINGS[kind]} />
      </svg>
      {text}
    </span>
  );
}
