// The dashboard's tests, in one process, since they share a database server and a browser.

import './start-up.js';
import './server.js';
import './figures.js';
import './filters.js';
import './odd.js';
import './verdicts.js';
import './review-view.js';
import './drill.js';
import './exports.js';
import './own.js';
import './load.js';
import './access.js';
import './layout.js';
import './end.js';
