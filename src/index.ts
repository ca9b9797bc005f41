export {RingfenceError} from './base/errors.ts';
