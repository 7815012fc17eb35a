/** The way from the loader to the widget: apart, so that the widget itself stays one file. */
export { App } from './app.js';
