import { addCatalogue } from '../late-catalogues.js';
import { inboxTexts } from './inbox-texts.js';

addCatalogue('inbox', inboxTexts);
