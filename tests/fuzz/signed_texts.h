// SPDX-License-Identifier: Apache-2.0
//
// Seeds of what is signed and handed over. Most are the test vectors of docs/FORMAT.md.
#pragma once

#include <string_view>

namespace fundtrail::test {

/// Keys of Ed25519, of cosignatures, of SM2, and of an example.
inline constexpr std::string_view kVkeys[] = {
    "example.org/fundtrail+6090c66c+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea",
    "example.org/witness+c5d81110+BPxRzY5iGKGjjaR+0AIw8FgIFu0TujMDrF3rkRVIkIAl",
    "example.org/fundtrail+34cd4f58+/wYIKoEcz1UBg3UEWVgr/YvD1dVETJoHkFwKrIcrICRJbCA7i"
    "GkJiKIId+Mh3lbMbVA+/cPC7fM0XVoIBcfclmqto1TJtzOv/cF3Zw==",
    "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
};

/// What these keys signed: a text, a checkpoint, and the example of C2SP signed-note.
inline constexpr std::string_view kNotes[] = {
    "现金账与指标账已核对。\n"
    "\n"
    "无差异。\n"
    "\n"
    "— example.org/fundtrail YJDGbJtA4ZiEJnN3FpkUSMAgtyI/XM9g/hTE7IL8UtralmsxTrM0xpcL"
    "T+/YvwhxcOEckULCTowtvqBpXKhVd3v21gg=\n",
    "example.org/fundtrail\n"
    "13\n"
    "kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ=\n"
    "\n"
    "— example.org/fundtrail YJDGbPO7vm+wbVPcUdU0tVevYuwj8bzDoYXR9p2TnSHx8npFbwBQscNZ"
    "lraF/VUNT2BpCjj1h2RVRTueq/V77Tm7jQg=\n"
    "— example.org/fundtrail NM1PWDBEAiBsm5sPcSWrrekFDavwC/afyn08+iigfLNs7zBm7JxhugIg"
    "ehLMOsE+WuYpDStyHs4AQcqf5/WrqwNT1thxfRUGrlk=\n"
    "— example.org/witness xdgREAAAAABnc0JMenLFB/iefozW6oqMm5DnopVtEUBmvOBx0YLseqcmiL"
    "lSJQiMeS8Gf3fBVi0uJtn9z5n5kkfChX9kKgSbvRDACA==\n",
    "This is an example message.\n"
    "\n"
    "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXs"
    "YjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n",
};

/// Notes and checkpoints with something wrong or odd about them.
inline constexpr std::string_view kOddNotes[] = {
    "example.org/fundtrail\n"
    "13\n"
    "kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ=\n"
    "\n"
    "— example.org/fundtrail YJDGbPO7vm+wbVPcUdU0tVevYuwj8bzDoYXR9p2TnSHx8npFbwBQscNZ"
    "lraF/VUNT2BpCjj1h2RVRTueq/V77Tm7jQg=\n"
    "— example.org/fundtrail NM1QWDBEAiBsm5sPcSWrrekFDavwC/afyn08+iigfLNs7zBm7JxhugIg"
    "ehLMOsE+WuYpDStyHs4AQcqf5/WrqwNT1thxfRUGrlk=\n"
    "— example.org/witness xdgREAAAAABnc0JMenLFB/iefozW6oqMm5DnopVtEUBmvOBx0YLseqcmiL"
    "lSJQiMeS8Gf3fBVi0uJtn9z5n5kkfChX9kKgSbvRDACA==\n",
    "example.org/fundtrail\n"
    "13\n"
    "kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ\n"
    "\n"
    "— example.org/fundtrail YJDGbPO7vm+wbVPcUdU0tVevYuwj8bzDoYXR9p2TnSHx8npFbwBQscNZ"
    "lraF/VUNT2BpCjj1h2RVRTueq/V77Tm7jQg=\n"
    "— example.org/fundtrail NM1PWDBEAiBsm5sPcSWrrekFDavwC/afyn08+iigfLNs7zBm7JxhugIg"
    "ehLMOsE+WuYpDStyHs4AQcqf5/WrqwNT1thxfRUGrlk=\n"
    "— example.org/witness xdgREAAAAABnc0JMenLFB/iefozW6oqMm5DnopVtEUBmvOBx0YLseqcmiL"
    "lSJQiMeS8Gf3fBVi0uJtn9z5n5kkfChX9kKgSbvRDACA==\n",
    "example.org/fundtrail\n"
    "13\n"
    "kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ=\n"
    "— example.org/fundtrail YJDGbPO7vm+wbVPcUdU0tVevYuwj8bzDoYXR9p2TnSHx8npFbwBQscNZ"
    "lraF/VUNT2BpCjj1h2RVRTueq/V77Tm7jQg=\n"
    "— example.org/fundtrail NM1PWDBEAiBsm5sPcSWrrekFDavwC/afyn08+iigfLNs7zBm7JxhugIg"
    "ehLMOsE+WuYpDStyHs4AQcqf5/WrqwNT1thxfRUGrlk=\n"
    "— example.org/witness xdgREAAAAABnc0JMenLFB/iefozW6oqMm5DnopVtEUBmvOBx0YLseqcmiL"
    "lSJQiMeS8Gf3fBVi0uJtn9z5n5kkfChX9kKgSbvRDACA==\n",
    "example.org/fundtrail\n"
    "13\n"
    "kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ=\n"
    "\n"
    "— example.org/fundtrail YJDGbPO7vm+wbVPcUdU0tVevYuwj8bzDoYXR9p2TnSHx8npFbwBQscNZ"
    "lraF/VUNT2BpCjj1h2RVRTueq/V77Tm7jQg=\n"
    "— example.org/fundtrail NM1PWDBEAiBsm5sPcSWrrekFDavwC/afyn08+iigfLNs7zBm7JxhugIg"
    "ehLMOsE+WuYpDStyHs4AQcqf5/WrqwNT1thxfRUGrlk=\n"
    "— example.org/witness xdgREAAAAABnc0JMenLFB/iefozW6oqMm5DnopVtEUBmvOBx0YLseqcmiL"
    "lSJQiMeS8Gf3fBVi0uJtn9z5n5kkfChX9kKgSbvRDACA==\n"
    "\n",
    "\n"
    "\n"
    "— a AAAAAAA=\n",
    "a\n"
    "\n"
    "— a AAAAAAAA",
    "a\tb\n"
    "\n"
    "— a AAAAAAAA\n",
    "a\n"
    "\n"
    "— a b AAAAAAAA\n",
    "a\n"
    "\n"
    "— a+b AAAAAAAA\n",
    "a\n"
    "\n"
    "- a AAAAAAAA\n",
    "example.org/fundtrail\n"
    "13\n"
    "kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ=\n",
    "fundtrail/batch/1\n"
    "0\n"
    "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
    "a\n"
    "0\n"
    "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
    "extension\n",
};

/// Proofs and paths of tiles, whole and with something wrong about them.
inline constexpr std::string_view kProofs[] = {
    "c2sp.org/tlog-proof@v1\n"
    "extra AAAAAAAAAAAFAAYqhnLX5kAAFQEEQUwtMQEEUEctMQpqbC1maW5hbmNlCWNoYW5nY2h1boD2lp"
    "8GrbDTCQIAAAAAAAAAAAABBUQtMTM4AQPkuowAAAAAAMNDFrfnt7+Up7SLY7xGBDDXOZQ0aOJ+kl5+8o"
    "Z0cDdB\n"
    "index 5\n"
    "w0MWt+e3v5SntItjvEYEMNc5lDRo4n6SXn7yhnRwN0E=\n"
    "M9X7ukTqaBmkK/cSsbQZFr9tZolbg49mqix4XWESNIA=\n"
    "vls3cEhGSfmIr/vFTMkU6T/xAO0Bgi8kbta7ubjXUaw=\n"
    "+u0l+HX6YSuVcPjMsbHWYywttFIq+oozJ7alqMuEVfo=\n"
    "\n"
    "example.org/fundtrail\n"
    "13\n"
    "kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ=\n"
    "\n"
    "— example.org/fundtrail YJDGbPO7vm+wbVPcUdU0tVevYuwj8bzDoYXR9p2TnSHx8npFbwBQscNZ"
    "lraF/VUNT2BpCjj1h2RVRTueq/V77Tm7jQg=\n"
    "— example.org/fundtrail NM1PWDBEAiBsm5sPcSWrrekFDavwC/afyn08+iigfLNs7zBm7JxhugIg"
    "ehLMOsE+WuYpDStyHs4AQcqf5/WrqwNT1thxfRUGrlk=\n"
    "— example.org/witness xdgREAAAAABnc0JMenLFB/iefozW6oqMm5DnopVtEUBmvOBx0YLseqcmiL"
    "lSJQiMeS8Gf3fBVi0uJtn9z5n5kkfChX9kKgSbvRDACA==\n",
    "c2sp.org/tlog-proof@v1\n"
    "index 5\n"
    "w0MWt+e3v5SntItjvEYEMNc5lDRo4n6SXn7yhnRwN0E=\n"
    "M9X7ukTqaBmkK/cSsbQZFr9tZolbg49mqix4XWESNIA=\n"
    "vls3cEhGSfmIr/vFTMkU6T/xAO0Bgi8kbta7ubjXUaw=\n"
    "+u0l+HX6YSuVcPjMsbHWYywttFIq+oozJ7alqMuEVfo=\n"
    "\n"
    "example.org/fundtrail\n"
    "13\n"
    "kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ=\n"
    "\n"
    "— example.org/fundtrail YJDGbPO7vm+wbVPcUdU0tVevYuwj8bzDoYXR9p2TnSHx8npFbwBQscNZ"
    "lraF/VUNT2BpCjj1h2RVRTueq/V77Tm7jQg=\n"
    "— example.org/fundtrail NM1PWDBEAiBsm5sPcSWrrekFDavwC/afyn08+iigfLNs7zBm7JxhugIg"
    "ehLMOsE+WuYpDStyHs4AQcqf5/WrqwNT1thxfRUGrlk=\n"
    "— example.org/witness xdgREAAAAABnc0JMenLFB/iefozW6oqMm5DnopVtEUBmvOBx0YLseqcmiL"
    "lSJQiMeS8Gf3fBVi0uJtn9z5n5kkfChX9kKgSbvRDACA==\n",
    "fundtrail/consistency/1\n"
    "old 6\n"
    "root m+M84yXzw6WOMx1fzJy/bYh7T5ON+DvTh+1r/srcnos=\n"
    "W206LcIaSQt8KBEJ9jumxqzVsLYJfCCzTWHZL/7SQKU=\n"
    "M9X7ukTqaBmkK/cSsbQZFr9tZolbg49mqix4XWESNIA=\n"
    "vls3cEhGSfmIr/vFTMkU6T/xAO0Bgi8kbta7ubjXUaw=\n"
    "+u0l+HX6YSuVcPjMsbHWYywttFIq+oozJ7alqMuEVfo=\n"
    "\n"
    "example.org/fundtrail\n"
    "13\n"
    "kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ=\n"
    "\n"
    "— example.org/fundtrail YJDGbPO7vm+wbVPcUdU0tVevYuwj8bzDoYXR9p2TnSHx8npFbwBQscNZ"
    "lraF/VUNT2BpCjj1h2RVRTueq/V77Tm7jQg=\n"
    "— example.org/fundtrail NM1PWDBEAiBsm5sPcSWrrekFDavwC/afyn08+iigfLNs7zBm7JxhugIg"
    "ehLMOsE+WuYpDStyHs4AQcqf5/WrqwNT1thxfRUGrlk=\n"
    "— example.org/witness xdgREAAAAABnc0JMenLFB/iefozW6oqMm5DnopVtEUBmvOBx0YLseqcmiL"
    "lSJQiMeS8Gf3fBVi0uJtn9z5n5kkfChX9kKgSbvRDACA==\n",
    "c2sp.org/tlog-proof@v1\n"
    "extra AAAAAAAAAAAFAAYqhnLX5kAAFQEEQUwtMQEEUEctMQpqbC1maW5hbmNlCWNoYW5nY2h1boD2lp"
    "8GrbDTCQIAAAAAAAAAAAABBUQtMTM4AQPkuowAAAAAAMNDFrfnt7+Up7SLY7xGBDDXOZQ0aOJ+kl5+8o"
    "Z0cDdB\n"
    "index 05\n"
    "w0MWt+e3v5SntItjvEYEMNc5lDRo4n6SXn7yhnRwN0E=\n"
    "M9X7ukTqaBmkK/cSsbQZFr9tZolbg49mqix4XWESNIA=\n"
    "vls3cEhGSfmIr/vFTMkU6T/xAO0Bgi8kbta7ubjXUaw=\n"
    "+u0l+HX6YSuVcPjMsbHWYywttFIq+oozJ7alqMuEVfo=\n"
    "\n"
    "example.org/fundtrail\n"
    "13\n"
    "kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ=\n"
    "\n"
    "— example.org/fundtrail YJDGbPO7vm+wbVPcUdU0tVevYuwj8bzDoYXR9p2TnSHx8npFbwBQscNZ"
    "lraF/VUNT2BpCjj1h2RVRTueq/V77Tm7jQg=\n"
    "— example.org/fundtrail NM1PWDBEAiBsm5sPcSWrrekFDavwC/afyn08+iigfLNs7zBm7JxhugIg"
    "ehLMOsE+WuYpDStyHs4AQcqf5/WrqwNT1thxfRUGrlk=\n"
    "— example.org/witness xdgREAAAAABnc0JMenLFB/iefozW6oqMm5DnopVtEUBmvOBx0YLseqcmiL"
    "lSJQiMeS8Gf3fBVi0uJtn9z5n5kkfChX9kKgSbvRDACA==\n",
    "c2sp.org/tlog-proof@v1\n"
    "extra AAAAAAAAAAAFAAYqhnLX5kAAFQEEQUwtMQEEUEctMQpqbC1maW5hbmNlCWNoYW5nY2h1boD2lp"
    "8GrbDTCQIAAAAAAAAAAAABBUQtMTM4AQPkuowAAAAAAMNDFrfnt7+Up7SLY7xGBDDXOZQ0aOJ+kl5+8o"
    "Z0cDdB\n"
    "index 13\n"
    "w0MWt+e3v5SntItjvEYEMNc5lDRo4n6SXn7yhnRwN0E=\n"
    "M9X7ukTqaBmkK/cSsbQZFr9tZolbg49mqix4XWESNIA=\n"
    "vls3cEhGSfmIr/vFTMkU6T/xAO0Bgi8kbta7ubjXUaw=\n"
    "+u0l+HX6YSuVcPjMsbHWYywttFIq+oozJ7alqMuEVfo=\n"
    "\n"
    "example.org/fundtrail\n"
    "13\n"
    "kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ=\n"
    "\n"
    "— example.org/fundtrail YJDGbPO7vm+wbVPcUdU0tVevYuwj8bzDoYXR9p2TnSHx8npFbwBQscNZ"
    "lraF/VUNT2BpCjj1h2RVRTueq/V77Tm7jQg=\n"
    "— example.org/fundtrail NM1PWDBEAiBsm5sPcSWrrekFDavwC/afyn08+iigfLNs7zBm7JxhugIg"
    "ehLMOsE+WuYpDStyHs4AQcqf5/WrqwNT1thxfRUGrlk=\n"
    "— example.org/witness xdgREAAAAABnc0JMenLFB/iefozW6oqMm5DnopVtEUBmvOBx0YLseqcmiL"
    "lSJQiMeS8Gf3fBVi0uJtn9z5n5kkfChX9kKgSbvRDACA==\n",
    "fundtrail/consistency/1\n"
    "old 0\n"
    "root m+M84yXzw6WOMx1fzJy/bYh7T5ON+DvTh+1r/srcnos=\n"
    "W206LcIaSQt8KBEJ9jumxqzVsLYJfCCzTWHZL/7SQKU=\n"
    "M9X7ukTqaBmkK/cSsbQZFr9tZolbg49mqix4XWESNIA=\n"
    "vls3cEhGSfmIr/vFTMkU6T/xAO0Bgi8kbta7ubjXUaw=\n"
    "+u0l+HX6YSuVcPjMsbHWYywttFIq+oozJ7alqMuEVfo=\n"
    "\n"
    "example.org/fundtrail\n"
    "13\n"
    "kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ=\n"
    "\n"
    "— example.org/fundtrail YJDGbPO7vm+wbVPcUdU0tVevYuwj8bzDoYXR9p2TnSHx8npFbwBQscNZ"
    "lraF/VUNT2BpCjj1h2RVRTueq/V77Tm7jQg=\n"
    "— example.org/fundtrail NM1PWDBEAiBsm5sPcSWrrekFDavwC/afyn08+iigfLNs7zBm7JxhugIg"
    "ehLMOsE+WuYpDStyHs4AQcqf5/WrqwNT1thxfRUGrlk=\n"
    "— example.org/witness xdgREAAAAABnc0JMenLFB/iefozW6oqMm5DnopVtEUBmvOBx0YLseqcmiL"
    "lSJQiMeS8Gf3fBVi0uJtn9z5n5kkfChX9kKgSbvRDACA==\n",
    "fundtrail/consistency/1\n"
    "old 7\n"
    "root m+M84yXzw6WOMx1fzJy/bYh7T5ON+DvTh+1r/srcnos=\n"
    "W206LcIaSQt8KBEJ9jumxqzVsLYJfCCzTWHZL/7SQKU=\n"
    "M9X7ukTqaBmkK/cSsbQZFr9tZolbg49mqix4XWESNIA=\n"
    "vls3cEhGSfmIr/vFTMkU6T/xAO0Bgi8kbta7ubjXUaw=\n"
    "+u0l+HX6YSuVcPjMsbHWYywttFIq+oozJ7alqMuEVfo=\n"
    "\n"
    "example.org/fundtrail\n"
    "13\n"
    "kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ=\n"
    "\n"
    "— example.org/fundtrail YJDGbPO7vm+wbVPcUdU0tVevYuwj8bzDoYXR9p2TnSHx8npFbwBQscNZ"
    "lraF/VUNT2BpCjj1h2RVRTueq/V77Tm7jQg=\n"
    "— example.org/fundtrail NM1PWDBEAiBsm5sPcSWrrekFDavwC/afyn08+iigfLNs7zBm7JxhugIg"
    "ehLMOsE+WuYpDStyHs4AQcqf5/WrqwNT1thxfRUGrlk=\n"
    "— example.org/witness xdgREAAAAABnc0JMenLFB/iefozW6oqMm5DnopVtEUBmvOBx0YLseqcmiL"
    "lSJQiMeS8Gf3fBVi0uJtn9z5n5kkfChX9kKgSbvRDACA==\n",
    "c2sp.org/tlog-proof@v1\n"
    "extra \n"
    "AAAAAAAAAAAFAAYqhnLX5kAAFQEEQUwtMQEEUEctMQpqbC1maW5hbmNlCWNoYW5nY2h1boD2lp8GrbDT"
    "CQIAAAAAAAAAAAABBUQtMTM4AQPkuowAAAAAAMNDFrfnt7+Up7SLY7xGBDDXOZQ0aOJ+kl5+8oZ0cDdB\n"
    "index 5\n"
    "w0MWt+e3v5SntItjvEYEMNc5lDRo4n6SXn7yhnRwN0E=\n"
    "M9X7ukTqaBmkK/cSsbQZFr9tZolbg49mqix4XWESNIA=\n"
    "vls3cEhGSfmIr/vFTMkU6T/xAO0Bgi8kbta7ubjXUaw=\n"
    "+u0l+HX6YSuVcPjMsbHWYywttFIq+oozJ7alqMuEVfo=\n"
    "\n"
    "example.org/fundtrail\n"
    "13\n"
    "kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ=\n"
    "\n"
    "— example.org/fundtrail YJDGbPO7vm+wbVPcUdU0tVevYuwj8bzDoYXR9p2TnSHx8npFbwBQscNZ"
    "lraF/VUNT2BpCjj1h2RVRTueq/V77Tm7jQg=\n"
    "— example.org/fundtrail NM1PWDBEAiBsm5sPcSWrrekFDavwC/afyn08+iigfLNs7zBm7JxhugIg"
    "ehLMOsE+WuYpDStyHs4AQcqf5/WrqwNT1thxfRUGrlk=\n"
    "— example.org/witness xdgREAAAAABnc0JMenLFB/iefozW6oqMm5DnopVtEUBmvOBx0YLseqcmiL"
    "lSJQiMeS8Gf3fBVi0uJtn9z5n5kkfChX9kKgSbvRDACA==\n",
    "fundtrail/consistency/1\n"
    "old 6\n"
    "rootm+M84yXzw6WOMx1fzJy/bYh7T5ON+DvTh+1r/srcnos=\n"
    "W206LcIaSQt8KBEJ9jumxqzVsLYJfCCzTWHZL/7SQKU=\n"
    "M9X7ukTqaBmkK/cSsbQZFr9tZolbg49mqix4XWESNIA=\n"
    "vls3cEhGSfmIr/vFTMkU6T/xAO0Bgi8kbta7ubjXUaw=\n"
    "+u0l+HX6YSuVcPjMsbHWYywttFIq+oozJ7alqMuEVfo=\n"
    "\n"
    "example.org/fundtrail\n"
    "13\n"
    "kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ=\n"
    "\n"
    "— example.org/fundtrail YJDGbPO7vm+wbVPcUdU0tVevYuwj8bzDoYXR9p2TnSHx8npFbwBQscNZ"
    "lraF/VUNT2BpCjj1h2RVRTueq/V77Tm7jQg=\n"
    "— example.org/fundtrail NM1PWDBEAiBsm5sPcSWrrekFDavwC/afyn08+iigfLNs7zBm7JxhugIg"
    "ehLMOsE+WuYpDStyHs4AQcqf5/WrqwNT1thxfRUGrlk=\n"
    "— example.org/witness xdgREAAAAABnc0JMenLFB/iefozW6oqMm5DnopVtEUBmvOBx0YLseqcmiL"
    "lSJQiMeS8Gf3fBVi0uJtn9z5n5kkfChX9kKgSbvRDACA==\n",
    "tile/0/x001/x234/067.p/8",
    "tile/7/000.p/64",
    "tile/entries/x001/x234/067",
    "tile/entries/000.p/255",
    "tile/0/x000/001",
};

/// Policies, whole and with something wrong about them.
inline constexpr std::string_view kPolicies[] = {
    "# 本账本与两个见证者\n"
    "log example.org/fundtrail+6090c66c+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea "
    "https://example.org/fundtrail\n"
    "log example.org/fundtrail+34cd4f58+/wYIKoEcz1UBg3UEWVgr/YvD1dVETJoHkFwKrIcrICRJb"
    "CA7iGkJiKIId+Mh3lbMbVA+/cPC7fM0XVoIBcfclmqto1TJtzOv/cF3Zw==\n"
    "witness w1 example.org/witness+c5d81110+BPxRzY5iGKGjjaR+0AIw8FgIFu0TujMDrF3rkRVIkIAl\n"
    "witness w2 example.net/witness+551f0fcc+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq"
    "9GYM https://example.net/w\n"
    "\n"
    "group one any w1 w2\n"
    "quorum one\n",
    "quorum none\n",
    "log example.org/fundtrail+6090c66c+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea\n"
    "quorum none\n",
    "witness a example.org/witness+c5d81110+BPxRzY5iGKGjjaR+0AIw8FgIFu0TujMDrF3rkRVIkIAl\n"
    "quorum a\n",
    "witness a example.org/witness+c5d81110+BPxRzY5iGKGjjaR+0AIw8FgIFu0TujMDrF3rkRVIk"
    "IAl u\n"
    "group g all a\n"
    "group h 1 g\n"
    "quorum h\n",
    "witness a example.org/witness+c5d81110+BPxRzY5iGKGjjaR+0AIw8FgIFu0TujMDrF3rkRVIkIAl\n"
    "group g 2 a\n"
    "quorum g\n",
    "witness a example.org/witness+c5d81110+BPxRzY5iGKGjjaR+0AIw8FgIFu0TujMDrF3rkRVIkIAl\n"
    "group g any a a\n"
    "quorum g\n",
    "witness none example.org/witness+c5d81110+BPxRzY5iGKGjjaR+0AIw8FgIFu0TujMDrF3rkR"
    "VIkIAl\n"
    "quorum none\n",
    "log example.org/witness+c5d81110+BPxRzY5iGKGjjaR+0AIw8FgIFu0TujMDrF3rkRVIkIAl\n",
    "log example.org/fundtrail+6090c66c+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea\n"
    "log example.org/fundtrail+6090c66c+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea\n",
    "quorum none\n"
    "quorum none\n",
    "quorum a\n",
    "quorum none\r\n",
    "# \t\n"
    " \n",
};

/// An auditor's memories, whose digests the target puts right: with a checkpoint, without, and of
/// forms that are refused.
inline constexpr std::string_view kMemories[] = {
    "fundtrail/memory/1\n"
    "digest AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
    "origin example.org/fundtrail\n"
    "genesis kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ=\n"
    "seen 13\n"
    "root kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ=\n"
    "key example.org/fundtrail+6090c66c+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea\n"
    "ledger /srv/账本\n"
    "ledger /srv/copy\n"
    "\n"
    "example.org/fundtrail\n"
    "13\n"
    "kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ=\n"
    "\n"
    "— example.org/fundtrail YJDGbPO7vm+wbVPcUdU0tVevYuwj8bzDoYXR9p2TnSHx8npFbwBQscNZ"
    "lraF/VUNT2BpCjj1h2RVRTueq/V77Tm7jQg=\n",
    "fundtrail/memory/1\n"
    "digest AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
    "origin a\n"
    "genesis kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ=\n"
    "seen 1\n"
    "root kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ=\n",
    "fundtrail/memory/1\n"
    "digest AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
    "origin a\n"
    "genesis kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ=\n"
    "seen 0\n"
    "root kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ=\n"
    "ledger relative\n"
    "\n",
};

/// Requests to a witness: the example of C2SP tlog-witness, and those that ask for other things.
inline constexpr std::string_view kWitnessRequests[] = {
    "old 20852014\n"
    "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n"
    "jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=\n"
    "5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=\n"
    "/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=\n"
    "\n"
    "example.com/behind-the-sofa\n"
    "20852163\n"
    "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    "\n"
    "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URY"
    "N7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    "— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2"
    "Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=\n",
    "old 0\n"
    "\n"
    "example.org/fundtrail\n"
    "13\n"
    "kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ=\n"
    "\n"
    "— example.org/fundtrail YJDGbPO7vm+wbVPcUdU0tVevYuwj8bzDoYXR9p2TnSHx8npFbwBQscNZ"
    "lraF/VUNT2BpCjj1h2RVRTueq/V77Tm7jQg=\n",
    "old 13\n"
    "\n"
    "example.org/fundtrail\n"
    "13\n"
    "kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ=\n"
    "\n"
    "— example.org/fundtrail YJDGbPO7vm+wbVPcUdU0tVevYuwj8bzDoYXR9p2TnSHx8npFbwBQscNZ"
    "lraF/VUNT2BpCjj1h2RVRTueq/V77Tm7jQg=\n",
    "old 14\n"
    "\n"
    "example.org/fundtrail\n"
    "13\n"
    "kXTz9N3xhCE9sRLay9pMiK2XJI7QnI+MNWbpeW/3rCQ=\n"
    "\n"
    "— example.org/fundtrail YJDGbPO7vm+wbVPcUdU0tVevYuwj8bzDoYXR9p2TnSHx8npFbwBQscNZ"
    "lraF/VUNT2BpCjj1h2RVRTueq/V77Tm7jQg=\n",
    "old 06\n\n",
    "old 6\n"
    "AAAA\n"
    "\n",
    "old 18446744073709551616\n\n",
    "size 6\n\n",
};

}  // namespace fundtrail::test
