import { useTranslation } from 'react-i18next';
import { addCatalogue } from '../../../shared/i18n/late-catalogues.js';
import { spaceTexts } from '../../../shared/i18n/spaces/texts.js';

addCatalogue('spaces', spaceTexts);

/** The texts of spaces; those of the whole application come by `useTranslation`. */
export function useSpaceTexts() {
  return useTranslation('spaces').t;
}
