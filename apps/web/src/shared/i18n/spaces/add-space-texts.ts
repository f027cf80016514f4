import { addCatalogue } from '../late-catalogues.js';
import { spaceTexts } from './texts.js';

addCatalogue('spaces', spaceTexts);
