// A plugin for Stryker: sentences for people are not mutated. Golden files and the corpus's finding ids hold what matters of them.
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'

const texts = new Set(['title', 'message', 'mend', 'zh', 'en'])

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'texts', {
    shouldIgnore(path) {
      const isText = path.isObjectProperty() ? texts.has(path.node.key.name) : path.isArrayExpression() && isSentencePair(path.node.elements)
      return isText ? 'a sentence for people' : undefined
    },
  }),
]

/** Whether an array is a sentence in Chinese and in English. */
function isSentencePair([zh, en, ...others]) {
  return others.length === 0 && /\p{Script=Han}/u.test(zh?.value) && /^[A-Z]/.test(en?.value) && !/\p{Script=Han}/u.test(en.value)
}
