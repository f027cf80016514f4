import { createContext } from 'react';

/** Whether what is drawn here must not be copied, by its label. */
export const CopyBlocked = createContext(false);
