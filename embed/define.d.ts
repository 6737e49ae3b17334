export { SeedReader } from './seed-reader.js';
