import { addCatalogue } from '../late-catalogues.js';
import { discussionTexts } from './texts.js';

addCatalogue('discussion', discussionTexts);
