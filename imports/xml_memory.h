// SPDX-License-Identifier: Apache-2.0
//
// Memory for expat, which keeps every name, open tag and namespace of a part, however many there
// are: a bound that no part can pass. For this folder's sources alone.
#pragma once

#include <expat.h>

namespace fundtrail {

/// Functions that allocate at most kXmlMemoryBytesMax at a time for all parsers of the process, and
/// return null beyond. Threads: any.
[[nodiscard]] XML_Memory_Handling_Suite bounded_xml_memory();

}  // namespace fundtrail
