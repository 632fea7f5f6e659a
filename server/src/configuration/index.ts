/** `dist/programs/configuration.js`: few folders have a configuration, so the server loads what reads one with the first. */
export { speak } from '../localise.js';
export { readConfiguration } from './configuration.js';
