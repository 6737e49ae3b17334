// What stands in an element's shadow: the room of the tools, the text's slot, and the line that says what went wrong.
import { adopt, sheet } from './load.js';

/** What the frame looks like before its own sheet is there, so that nothing moves when it comes. */
const ROOM = ':host{display:block}:host([hidden]),.frame:not([data-status="ready"]) slot[name],.frame[data-status="ready"] slot:not([name]){display:none}' +
  '.frame[data-status="ready"]>.room{min-block-size:3.3125rem}:host([toolbar="none"]) .frame>.room{min-block-size:0}';
let room;

const make = (name, attributes = {}) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

/** Makes it in a shadow tree. The tools come behind the text: their room is kept, so that it does not move. */
export function furnish(shadow) {
  const frame = make('div', { class: 'frame', part: 'frame' });
  const tools = make('div', { class: 'room' });
  const line = make('p', { class: 'failure', part: 'failure', role: 'status' });
  frame.append(tools, make('slot', { name: 'article' }), make('slot'), line);
  adopt(shadow, room ??= sheet(ROOM));
  shadow.append(frame);
  return { frame, tools, line };
}
