#include "core/sync/localbackend.h" // for its meta object
