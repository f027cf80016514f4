import { addCatalogue } from '../late-catalogues.js';
import { inboxTexts } from './texts.js';

addCatalogue('inbox', inboxTexts);
