import '../../../shared/i18n/spaces/add-space-texts.js';
import { useTranslation } from 'react-i18next';

/** The texts of spaces; those of the whole application come by `useTranslation`. */
export function useSpaceTexts() {
  return useTranslation('spaces').t;
}
