import type { Reaction } from '#contracts';

/** Own drawings on 20 × 20, with a line of 1.6: each as paths, the first of them filled softly. */
export const DRAWINGS: Readonly<Record<Reaction, { readonly fill: string; readonly lines: string }>> = {
  // A raised thumb.
  agree: {
    fill: 'M7 9l3.2-5.6c1.3 0 2.1 1 1.8 2.3L11.4 8h4.1c1 0 1.7.9 1.5 1.9l-1 5c-.2.7-.8 1.1-1.5 1.1H7z',
    lines: 'M4 9h3v7H4z',
  },
  // Two hands together.
  thanks: {
    fill: 'M10 3.4c.9 1 1.4 3 1.4 5.2l3.3 4.2-1.3 3.4H6.6l-1.3-3.4 3.3-4.2c0-2.2.5-4.2 1.4-5.2z',
    lines: 'M10 6v8M4 17.2h12',
  },
  heart: {
    fill: 'M10 16.6S3.2 12.5 3.2 7.9A3.6 3.6 0 0 1 10 6.3a3.6 3.6 0 0 1 6.8 1.6c0 4.6-6.8 8.7-6.8 8.7z',
    lines: '',
  },
  // A cone with what flies out of it.
  celebrate: {
    fill: 'M3.4 16.6L7 7.4l5.6 5.6z',
    lines: 'M11 7.6c.2-1.8 1-3 2.6-3.8M13 10c1.4-.9 2.6-1 3.8-.5M9.4 3.2v.6M15.8 13.2h.6M16 6.2h.5',
  },
  // An eye.
  seen: {
    fill: 'M10 7.4a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2z',
    lines: 'M2.4 10S5.2 5 10 5s7.6 5 7.6 5-2.8 5-7.6 5-7.6-5-7.6-5z',
  },
  // A tick in its box.
  done: {
    fill: 'M5.4 3.4h9.2a2 2 0 0 1 2 2v9.2a2 2 0 0 1-2 2H5.4a2 2 0 0 1-2-2V5.4a2 2 0 0 1 2-2z',
    lines: 'M6.6 10.2l2.4 2.4 4.6-5',
  },
  question: {
    fill: 'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4z',
    lines: 'M7.8 7.9c.2-1.3 1-2 2.2-2 1.3 0 2.2.8 2.2 2 0 1.7-2.2 1.9-2.2 3.6M10 14v.1',
  },
  // A bulb.
  idea: {
    fill: 'M10 2.8a5 5 0 0 0-3 9c.6.5.9 1.1.9 1.8v.4h4.2v-.4c0-.7.3-1.3.9-1.8a5 5 0 0 0-3-9z',
    lines: 'M8.2 16h3.6M9 17.6h2',
  },
};
