import { addCatalogue } from '../late-catalogues.js';
import { messageTexts } from './texts.js';

addCatalogue('messages', messageTexts);
